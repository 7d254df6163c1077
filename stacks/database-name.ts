/** The database in every stage's cluster. */
export const databaseName = "iotd";
