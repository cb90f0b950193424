export * from "./span.js";
export * from "./report.js";
export * from "./document.js";
export * from "./event.js";
export * from "./place.js";
