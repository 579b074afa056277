/** Compiled code is kept among the user's own caches, or nowhere. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cacheFolder } from "../../server/src/hosts/cache.node.ts";

test("the cache has the place that the system keeps for caches", () => {
  assert.equal(cacheFolder("linux", { HOME: "/home/ann" }), "/home/ann/.cache/nhi-ownership");
  assert.equal(
    cacheFolder("linux", { HOME: "/home/ann", XDG_CACHE_HOME: "/var/cache/ann" }),
    "/var/cache/ann/nhi-ownership",
  );
  assert.equal(cacheFolder("darwin", { HOME: "/Users/ann" }), "/Users/ann/Library/Caches/nhi-ownership");
});

test("a user without a home, or with a place that depends on where the editor was started, has no cache", () => {
  assert.equal(cacheFolder("linux", {}), undefined);
  assert.equal(cacheFolder("linux", { XDG_CACHE_HOME: "cache" }), undefined);
  assert.equal(cacheFolder("win32", {}), undefined);
});
