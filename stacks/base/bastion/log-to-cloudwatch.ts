import * as ec2 from "aws-cdk-lib/aws-ec2";
import type * as logs from "aws-cdk-lib/aws-logs";

/**
 * User data that makes Systems Manager's agent write its log to `logGroup`: its start, and for each session
 * its start, its end and its id, which begins with the operator's name. The content of a tunnel is encrypted
 * end to end and not logged
 * (https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-ssm-agent.html).
 *
 * It downloads nothing: the image contains everything needed.
 */
export function logToCloudWatch(logGroup: logs.ILogGroup): ec2.UserData {
  const userData = ec2.UserData.forLinux();
  userData.addCommands(
    "set -euo pipefail",
    "cat > /etc/amazon/ssm/seelog.xml <<'EOF'",
    agentLogging(logGroup.logGroupName),
    "EOF",
    "systemctl restart amazon-ssm-agent",
  );
  return userData;
}

/**
 * The agent's default settings with one more output. Each of its processes reads the log group from an
 * attribute of its own, and rejects all settings if that is missing.
 */
const agentLogging = (logGroupName: string): string => `\
<seelog type="adaptive" mininterval="2000000" maxinterval="100000000" critmsgcount="500" minlevel="info">
  <exceptions>
    <exception filepattern="test*" minlevel="error"/>
  </exceptions>
  <outputs formatid="line">
    <console formatid="line"/>
    <rollingfile type="size" filename="/var/log/amazon/ssm/amazon-ssm-agent.log" maxsize="30000000" maxrolls="5"/>
    <filter levels="error,critical">
      <rollingfile type="size" filename="/var/log/amazon/ssm/errors.log" maxsize="10000000" maxrolls="5"/>
    </filter>
    <custom name="cloudwatch_receiver" formatid="line" data-log-group="${logGroupName}" data-session-worker-log-group="${logGroupName}" data-document-worker-log-group="${logGroupName}"/>
  </outputs>
  <formats>
    <format id="line" format="%UTCDateT%UTCTimeZ %LEVEL %Msg%n"/>
  </formats>
</seelog>`;
