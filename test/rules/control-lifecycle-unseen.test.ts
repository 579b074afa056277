/** Cases of control-lifecycle-unseen beyond its examples. */
import { controlLifecycleUnseen } from "../../server/src/rules/control-lifecycle-unseen.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(controlLifecycleUnseen, {
  "one platform, or one that is named twice, is seen whole": `
nhi: 1
controls:
  one:
    title: Single sign-on
    platforms: [portal]
  two:
    title: Single sign-on
    platforms: [portal, Portal]
`,
  "two are enough, an overseer who is computed elsewhere is one": `
nhi: 1
controls:
  one:
  ^^^ hint control-lifecycle-unseen: Control "one" is spread over portal and Gateway, and nobody sees the whole of it
    title: Single sign-on
    platforms: [portal, Gateway]
  two:
    title: Single sign-on
    platforms: [portal, Gateway]
    overseer: \${overseer}
`,
});
