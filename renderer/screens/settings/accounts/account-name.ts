/** As `accountNameSchema` has it, whose file builds zod and is kept out of the page. */
export const ACCOUNT_NAME_MAX = 40
