/** Of the function that keeps the stack: under the 15 minutes of the provider that waits for it. */
export const handlerTimeoutMinutes = 14;

/**
 * After which CloudFormation gives up making the stack and takes it back; what the function has left
 * is for telling why. ACM validates in a few minutes as a rule; if it was slower, the next attempt
 * finds the record in its zone and is quick.
 */
export const creationTimeoutMinutes = 12;
