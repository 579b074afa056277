/** A unified diff of one text against another, for showing what a fix would change. */
import { createTwoFilesPatch } from "diff";

/** Empty where nothing differs. */
export const unifiedDiff = (path: string, before: string, after: string): string =>
  before === after
    ? ""
    : createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
        context: 3,
      }).replace(/^=+\n/, "");
