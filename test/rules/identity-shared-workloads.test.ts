/** Cases of identity-shared-workloads beyond its examples. */
import { identitySharedWorkloads } from "../../server/src/rules/identity-shared-workloads.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(identitySharedWorkloads, {
  "three are told at the second, once": `
nhi: 1
identities:
  backend:
    type: service-account
    owner: shop
    purpose: Reads and writes orders
    workloads:
      - checkout
        ~~~~~~~~ identity-shared-workloads: Runs as it too: checkout
      - Checkout
      - returns
        ^^^^^^^ warning identity-shared-workloads: Identity "backend" is used by 3 workloads: checkout, returns and stock
      - stock
        ~~~~~ identity-shared-workloads: Runs as it too: stock
`,
  "one workload with many users, one that is written twice, and a retired identity": `
nhi: 1
identities:
  one: { type: bot, owner: shop, purpose: Reads orders, workloads: [checkout], usedBy: [web, app] }
  two: { type: bot, owner: shop, purpose: Reads stock, workloads: [checkout, checkout] }
  three: { type: bot, owner: shop, purpose: Read prices, workloads: [checkout, returns], status: retired }
`,
});
