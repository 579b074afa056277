/**
 * Lets `nhi.trace.server` alone decide whether messages are written: the language client writes them only while its channel has the
 * log level "trace", which is set elsewhere and which the output does not show at another.
 */
import { EventEmitter, LogLevel, type LogOutputChannel, workspace } from "vscode";

/** A channel that writes to `output`, at its level "trace" as long as the setting asks for messages. */
export function traceChannel(output: LogOutputChannel): LogOutputChannel {
  const changed = new EventEmitter<LogLevel>();
  const level = () => (isAsked() ? LogLevel.Trace : output.logLevel);
  const watches = [
    changed,
    output.onDidChangeLogLevel(() => changed.fire(level())),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("nhi.trace.server")) changed.fire(level());
    }),
  ];
  return {
    name: output.name,
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: changed.event,
    trace: (message, ...args) => (isAsked() ? output.info(message, ...args) : output.trace(message, ...args)),
    debug: (message, ...args) => output.debug(message, ...args),
    info: (message, ...args) => output.info(message, ...args),
    warn: (message, ...args) => output.warn(message, ...args),
    error: (message, ...args) => output.error(message, ...args),
    append: (text) => output.append(text),
    appendLine: (text) => output.appendLine(text),
    replace: (text) => output.replace(text),
    clear: () => output.clear(),
    show: () => output.show(true),
    hide: () => output.hide(),
    dispose() {
      for (const watch of watches) watch.dispose();
    },
  };
}

const isAsked = (): boolean => workspace.getConfiguration("nhi").get("trace.server", "off") !== "off";
