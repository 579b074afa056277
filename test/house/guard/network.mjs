/** Loaded into a process before anything else: every way to the network writes a line to stderr and fails. */
import dgram from "node:dgram";
import dns from "node:dns";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import tls from "node:tls";

const guard = (object, name, what) => {
  if (typeof object?.[name] !== "function") return;
  object[name] = function refused() {
    process.stderr.write(`NETWORK ${what}.${name}\n`);
    throw new Error(`The network was asked for: ${what}.${name}`);
  };
};

guard(net.Socket.prototype, "connect", "net.Socket");
guard(net.Server.prototype, "listen", "net.Server");
for (const name of ["connect", "createConnection"]) guard(net, name, "net");
guard(tls, "connect", "tls");
guard(dgram, "createSocket", "dgram");
guard(http2, "connect", "http2");
for (const [what, object] of [
  ["http", http],
  ["https", https],
])
  for (const name of ["request", "get"]) guard(object, name, what);
for (const name of Object.keys(dns).filter((one) => /^(lookup|resolve|reverse)/.test(one))) {
  guard(dns, name, "dns");
  guard(dns.promises, name, "dns.promises");
}
for (const name of ["fetch", "WebSocket", "EventSource"]) guard(globalThis, name, "globalThis");
syncBuiltinESMExports();
