/** Where compiled code is kept between starts: among the user's own caches, where nobody else can put anything. */
import path from "node:path";

/** undefined where the user has no such place. Node adds its version to it, and checks what it reads there. */
export function cacheFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const base = baseOf(platform, env);
  return base !== undefined && path.isAbsolute(base) ? path.join(base, "nhi-ownership") : undefined;
}

function baseOf(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (platform === "win32") return env.LOCALAPPDATA;
  const home = env.HOME;
  if (platform === "darwin") return home && path.join(home, "Library/Caches");
  return env.XDG_CACHE_HOME || (home && path.join(home, ".cache"));
}
