/** How every secret of a token begins: whoever finds one in a log or in sources can tell what it is. */
export const tokenPrefix = "recital_";

/** No token works longer than a year: then somebody says again that the program still needs it. */
export const longestTokenDays = 366;
