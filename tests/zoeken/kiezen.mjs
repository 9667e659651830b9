// Asks a search worker one question before its whole index is there, and may choose from the first answer.
// Usage: node kiezen.mjs WORKER QUESTION [kiest]
// Answers with JSON, when nothing more can come: of each answer whether a better one follows, and its first place.
import { resolve } from "node:path";
import { QUERY, start } from "./scope.mjs";

const [worker, question, chooses] = process.argv.slice(2);
const answers = [];
const { send, tell } = start(resolve(worker), ({ data }) => {
  answers.push({ voorlopig: Boolean(data.voorlopig), plaats: data.items[0][0].location });
  if (chooses) tell({ kiest: question });
});
send({ type: QUERY, data: question });
process.on("beforeExit", () => process.stdout.write(JSON.stringify(answers)));
