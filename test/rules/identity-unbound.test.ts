/** Cases of identity-unbound beyond its examples. */
import { identityUnbound } from "../../server/src/rules/identity-unbound.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(identityUnbound, {});
