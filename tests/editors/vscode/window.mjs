export const scenarios = { missing: {}, window: {} };
