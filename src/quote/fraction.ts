/**
 * What stands in a field that will hold instants or fractions, until there is one. V8 decides by the first value how
 * a field is kept: after a whole number each fraction would be an object of its own, made anew with every quote.
 */
export const FRACTION = 0.5;
