import * as ec2 from "aws-cdk-lib/aws-ec2";
import type * as logs from "aws-cdk-lib/aws-logs";

/**
 * User data that has Systems Manager's agent write its log to `logGroup`: when it came up, and of each
 * session its id, which begins with the operator's name, its start and its end. What goes through a
 * tunnel is encrypted from end to end and in no log
 * (https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-ssm-agent.html).
 *
 * Nothing is downloaded: the agent and the image bring all that it takes.
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
 * The agent's own settings with one output more. Each of its processes looks for the log group under an
 * attribute of its own, and refuses all of the settings where that is missing.
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
