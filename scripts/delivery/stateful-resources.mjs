/** What is lost with a resource that holds data, by its type. An Aurora instance holds none: its cluster does. */
const losses = {
  "AWS::Backup::BackupVault": "its backups",
  "AWS::Cognito::UserPool": "its users",
  "AWS::DynamoDB::Table": "its items",
  "AWS::EFS::FileSystem": "its files",
  "AWS::KMS::Key": "whatever it encrypted",
  "AWS::Logs::LogGroup": "its logs",
  "AWS::RDS::DBCluster": "the database",
  "AWS::S3::Bucket": "its objects",
  "AWS::SecretsManager::Secret": "the secret's value",
  "AWS::SQS::Queue": "the messages that wait in it",
};

/** What goes with a resource of `type`; undefined if it holds no data. */
export const lossOf = (type) => losses[type];
