/** Cases of scope-undeclared beyond its examples. */
import { scopeUndeclared } from "../../server/src/rules/scope-undeclared.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(scopeUndeclared, {});
