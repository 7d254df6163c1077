/** The name of the database, in the cloud and where nothing else is said on one machine. */
export const databaseName = "iotd";
