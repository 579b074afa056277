/** Options that may be given again. */
import { InvalidArgumentError } from "commander";

/** One more value; an option that took several at once would swallow the paths behind it. What is empty says nothing, and is refused. */
export function gather(value: string, before: readonly string[] = []): readonly string[] {
  if (value === "") throw new InvalidArgumentError("It is empty.");
  return [...before, value];
}
