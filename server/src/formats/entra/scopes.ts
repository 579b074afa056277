/** The permissions that an application asks for: `Role` for itself, `Scope` on behalf of a person who has signed in. */
import type { Scope } from "../../model/facts.ts";
import { reachOf } from "../../model/reach.ts";
import { foreignScope } from "../blank.ts";
import { anchorOf, itemsOf, type Place, placeAt, spotOf } from "../place.ts";
import { apiName, permissionName } from "./permissions.ts";
import { textAt } from "./text.ts";

/** `apis`: the list of APIs with their permissions, as in `requiredResourceAccess`. */
export const scopesOf = (apis: Place): readonly Scope[] =>
  itemsOf(apis).flatMap((api) => {
    const resource = textAt(placeAt(api, "resourceAppId"));
    const of = resource === undefined ? undefined : apiName(resource);
    return itemsOf(placeAt(api, "resourceAccess")).flatMap((item) => {
      const [id, type] = [textAt(placeAt(item, "id")), textAt(placeAt(item, "type"))];
      return id === undefined || id === "" ? [] : [scopeOf(item, id, type === "Role", of)];
    });
  });

function scopeOf(item: Place, id: string, forItself: boolean, api: string | undefined): Scope {
  const name = permissionName(id);
  const at = spotOf(placeAt(item, "id"));
  const rest = { at, entry: anchorOf(item) };
  const text = `entra:${name ?? id}`;
  // What a person has delegated reaches no further than that person.
  if (!forItself)
    return foreignScope({ text, ...rest, reach: "narrow", because: "acts for a signed-in user" });
  if (name === undefined) {
    const because = `an application permission${api ? ` of ${api}` : ""} whose name is not known here`;
    return foreignScope({ text, ...rest, reach: "narrow", because });
  }
  if (name === "full_access_as_app")
    return foreignScope({ text, ...rest, reach: "elevated", because: "reads and writes every mailbox" });
  const { reach, because } = reachOf(text);
  return foreignScope({ text, ...rest, reach, because });
}
