/** By which name a chart and what lies in its folder find each other. */
import { folderOf } from "./kustomized.ts";

/** A slash would divide kind from name, as in `k8s:Namespace/payments`. `folder`: the one in which `Chart.yaml` lies. */
export const chartKey = (folder: string): string => `helm:Chart/${folder.replaceAll("/", ":")}`;

/** The chart whose object this file is, by the folders that Helm knows; none for other files. */
export function chartKeysOf(path: string): readonly string[] {
  const inside = /^(.*?)(?:^|\/)(?:templates|crds)\//.exec(`${folderOf(path)}/`);
  return inside ? [chartKey(inside[1] ?? "")] : [];
}
