import * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as actions from "aws-cdk-lib/aws-cloudwatch-actions";
import * as route53 from "aws-cdk-lib/aws-route53";
import * as sns from "aws-cdk-lib/aws-sns";
import * as subscriptions from "aws-cdk-lib/aws-sns-subscriptions";
import { Aws, CfnOutput, type Stack } from "aws-cdk-lib/core";
import { serviceStatement } from "../../constructs/service-statement.ts";

/** The site's name and who is alerted about its certificate. */
export type CertificateProps = {
  readonly stageName: string;
  readonly domain: { readonly hostName: string; readonly hostedZoneId: string };
  readonly alarms: boolean;
  readonly alertEmail?: string | undefined;
};

/**
 * ACM renews certificates 45 days before expiry or earlier, so renewal has failed for weeks when this is reached
 * (https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html).
 */
const alarmDays = 21;

/** Creates a certificate that ACM validates and renews with a record in the hosted zone, and an alarm on its expiry. */
export function createCertificate(stack: Stack, props: CertificateProps): void {
  const { hostName, hostedZoneId } = props.domain;
  const certificate = new acm.Certificate(stack, "Certificate", {
    domainName: hostName,
    certificateName: `iotd ${props.stageName}`,
    validation: acm.CertificateValidation.fromDns(
      route53.HostedZone.fromHostedZoneId(stack, "HostedZone", hostedZoneId),
    ),
  });
  new CfnOutput(stack, "CertificateArn", { value: certificate.certificateArn });
  if (!props.alarms) return;

  const alarm = new cloudwatch.Alarm(stack, "CertificateAlarm", {
    // Named, like the topic, so that the service role can be limited to these names.
    alarmName: `${Aws.STACK_NAME}-certificate`,
    alarmDescription: `iotd ${props.stageName}: the certificate of ${hostName} expires in less than ${alarmDays} days and was not renewed. Runbook: docs/runbooks/certificate.md`,
    metric: certificate.metricDaysToExpiry(),
    threshold: alarmDays,
    comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 1,
    // ACM reports twice a day until the certificate has expired. Without data the alarm keeps its state:
    // a new certificate raises no alarm, and the alarm of an expired one remains.
    treatMissingData: cloudwatch.TreatMissingData.IGNORE,
  });
  alarm.addAlarmAction(new actions.SnsAction(createTopic(stack, props)));
}

/**
 * Creates a topic in us-east-1, because an alarm publishes in its own region only. It is not encrypted with
 * KMS: its messages are not secret, and CloudWatch may not use AWS's managed key.
 */
function createTopic(stack: Stack, { stageName, alertEmail }: CertificateProps): sns.Topic {
  const topic = new sns.Topic(stack, "Topic", {
    topicName: Aws.STACK_NAME,
    displayName: `iotd ${stageName}`,
    enforceSSL: true,
  });
  topic.addToResourcePolicy(
    serviceStatement(stack, ["cloudwatch"], ["sns:Publish"], topic.topicArn),
  );
  if (alertEmail) topic.addSubscription(new subscriptions.EmailSubscription(alertEmail));
  return topic;
}
