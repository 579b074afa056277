/** By which names a kustomization and the files that it lists find each other. */

/** The container that a file stands in when a kustomization lists it. `path`: from the workspace root, with `/`. */
export const fileKey = (path: string): string => `kustomize:File/${flat(path)}`;

/** The kustomization of a folder; the root has the empty path. */
export const folderKey = (folder: string): string => `kustomize:Kustomization/${flat(folder)}`;

/** A slash would divide kind from name, as in `k8s:Namespace/payments`. */
const flat = (path: string): string => path.replaceAll("/", ":");

export const folderOf = (path: string): string => {
  const end = path.lastIndexOf("/");
  return end < 0 ? "" : path.slice(0, end);
};

/** `written` as seen from `folder`, both from the workspace root; undefined where it leads out of the workspace. */
export function resolved(folder: string, written: string): string | undefined {
  const steps = written.startsWith("/") || folder === "" ? [] : folder.split("/");
  for (const step of written.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join("/");
}
