/** The layers of the house: `npm run check:layers`. */
const stages = ["intake", "reading", "coding", "record", "publish", "evaluation"];
module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "model-imports-nothing", severity: "error", from: { path: "^src/model/" }, to: { pathNot: "^src/model/" } },
    { name: "kit-below-stages", severity: "error", from: { path: "^src/kit/" }, to: { path: "^src/(?!kit/|model/)" } },
    { name: "codebook-below-stages", severity: "error", from: { path: "^src/codebook/" }, to: { path: "^src/(?!kit/|model/|codebook/)" } },
    ...stages.map((stage) => ({
      name: `${stage}-alone`,
      comment: "a stage imports only model, kit and codebook, never another stage; printers may name the pipeline's types",
      severity: "error",
      from: { path: `^src/${stage}/`, pathNot: "\\.test\\.ts$" },
      to: { path: `^src/(?!${stage}/|model/|kit/|codebook/)`, dependencyTypesNot: ["type-only"] },
    })),
    {
      name: "reading-and-coding-are-isomorphic",
      severity: "error",
      from: { path: "^src/(reading|coding|model)/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-runtime-in-pure-stages",
      severity: "error",
      from: { path: "^src/(reading|coding)/", pathNot: "\\.test\\.ts$" },
      to: { path: "onnxruntime|^src/kit/(package|model-files|settings)" },
    },
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: "tsconfig.json" }, doNotFollow: { path: "node_modules" } },
};
