/** Importing this makes HCL texts readable: the grammar is handed in as a host does it. */
import { readHclGrammar } from "../../server/src/hosts/hcl.node.ts";

await readHclGrammar();
