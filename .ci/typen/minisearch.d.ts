/** The search worker loads it as a script of its own. */
declare const MiniSearch: typeof import("minisearch").default;
