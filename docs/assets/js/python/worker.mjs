// Python in a thread of its own, so that the page never freezes. The page names this worker: "gewoon" when the short
// way failed. Without a memory image there is no short way (macros/momentopname).
import { runtime } from "../../runtime/runtime.mjs";
import { serve } from "./bediening.mjs";
import { start } from "./snel.mjs";

const PLAIN = new URL("../js/gewoon.mjs", import.meta.url).href;

serve(
  self.name === "gewoon" || !runtime.beeld
    ? import(PLAIN).then((/** @type {typeof import("./gewoon.mjs")} */ plain) => plain.start())
    : start(),
);
