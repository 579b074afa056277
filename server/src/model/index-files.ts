/** Where files stand, by uri: for `extends`, which may leave the workspace's root. */

/** The uri in a form that can be compared: escapes undone, `.` and `..` resolved. */
export function locate(uri: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i.exec(uri)?.[0] ?? "";
  const parts: string[] = [];
  for (const part of decode(uri.slice(scheme.length)).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return `${scheme.toLowerCase()}/${parts.join("/")}`;
}

/** The place that `path` names, written in the file `from`. */
export const locateFrom = (from: string, path: string): string =>
  locate(`${from.slice(0, from.lastIndexOf("/") + 1)}${path.replace(/\\/g, "/")}`);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
