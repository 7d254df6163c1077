/** By resource type, what is lost with a resource that stores data. An Aurora instance stores none: its cluster does. */
const losses: Readonly<Record<string, string>> = {
  "AWS::Backup::BackupVault": "its backups",
  "AWS::Cognito::UserPool": "its users",
  "AWS::DynamoDB::Table": "its items",
  "AWS::EFS::FileSystem": "its files",
  "AWS::KMS::Key": "everything that it encrypted",
  "AWS::Logs::LogGroup": "its logs",
  "AWS::RDS::DBCluster": "the database",
  "AWS::S3::Bucket": "its objects",
  "AWS::SecretsManager::Secret": "the secret's value",
  "AWS::SQS::Queue": "the messages in it",
};

/** What is lost with a resource of `type`; undefined if it stores no data. */
export const lossOf = (type: string): string | undefined => losses[type];
