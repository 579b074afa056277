/** The language server as a Node process. What it is made of comes from the compile cache from its second start on. */
import module from "node:module";
import { cacheFolder } from "./cache.node.ts";

// The sources are compiled anew: each of their changes would leave an entry behind that nothing removes.
const folder = import.meta.url.endsWith(".ts") ? undefined : cacheFolder(process.platform, process.env);
// Node 20 has no such cache. Where it cannot be written nothing is lost but a few milliseconds.
if (folder !== undefined && "enableCompileCache" in module) module.enableCompileCache(folder);
await import("./server.node.ts");
