import * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as actions from "aws-cdk-lib/aws-cloudwatch-actions";
import * as route53 from "aws-cdk-lib/aws-route53";
import * as sns from "aws-cdk-lib/aws-sns";
import * as subscriptions from "aws-cdk-lib/aws-sns-subscriptions";
import { Aws, CfnOutput, type Stack } from "aws-cdk-lib/core";
import { serviceStatement } from "../../constructs/service-statement.ts";

export type CertificateProps = {
  readonly stageName: string;
  readonly domain: { readonly hostName: string; readonly hostedZoneId: string };
  readonly alarms: boolean;
  readonly alertEmail?: string | undefined;
};

/** ACM renews 45 days before the end or earlier: with three weeks left it has failed for long. */
const leastDays = 21;

/** A certificate that ACM validates and renews by a record in the hosted zone, and an alarm on it. */
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
    // Named, as the topic is, so that the role which makes them can be held to their names.
    alarmName: `${Aws.STACK_NAME}-certificate`,
    alarmDescription: `iotd ${props.stageName}: the certificate of ${hostName} ends in less than ${leastDays} days and was not renewed. Runbook: docs/runbooks/certificate.md`,
    metric: certificate.metricDaysToExpiry(),
    threshold: leastDays,
    comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 1,
    // ACM tells twice a day, and nothing any more once the certificate has ended: a new one is no
    // alarm, and an ended one stays one.
    treatMissingData: cloudwatch.TreatMissingData.IGNORE,
  });
  alarm.addAlarmAction(new actions.SnsAction(createTopic(stack, props)));
}

/**
 * An alarm publishes in its own region only. Without a key of its own: what is said here is no
 * secret, and CloudWatch may not use the one that AWS manages.
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
