/** Stands in for `@vscode/spdlog`, which would have to be compiled: writes VS Code's log files line by line. */
const { appendFileSync } = require("node:fs");

const LEVELS = ["trace", "debug", "info", "warn", "error", "critical"];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = 2;
    for (const [i, name] of LEVELS.entries()) this[name] = (text) => this.write(i, name, text);
  }
  write(level, name, text) {
    if (level < this.level) return;
    try {
      appendFileSync(this.file, `${new Date().toISOString()} [${name}] ${text}\n`);
    } catch {
      // The log's folder can be gone when a test has cleaned up behind itself.
    }
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}

const make = async (_name, file) => new Logger(file);
// Named one by one, because VS Code imports them by name.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = make;
exports.createAsyncRotatingLogger = make;
