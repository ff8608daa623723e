import base from "./playwright.config.js";
export default { ...base, workers: 1, timeout: 200_000, expect: { timeout: 40_000 }, use: { ...base.use, trace: "off", expectedErrors: [/404/] } };
