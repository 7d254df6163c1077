"""Resources that only have to exist in a stack. The tests do not use them."""

from ministack.core.responses import get_account_id, get_region
from ministack.services import s3
from ministack.services.cloudformation import provisioners

from .registry import after_write, name_of, register, say


def named(key: str):
    """Creates a resource whose physical id is its property `key`."""
    return lambda logical_id, properties, stack: (name_of(properties, key, logical_id, stack), {})


def security_group_rule(logical_id: str, properties: dict, stack: str):
    rule = f"sgr-{name_of({}, '', logical_id, stack)[-17:].lower()}"
    return rule, {"Id": rule}


def flow_log(logical_id: str, properties: dict, stack: str):
    name = f"fl-{name_of({}, '', logical_id, stack)[-17:].lower()}"
    return name, {"Id": name}


def budget(logical_id: str, properties: dict, stack: str):
    return name_of(properties.get("Budget") or {}, "BudgetName", logical_id, stack, 100), {}


def alarm_on_metric_math() -> None:
    """Accepts alarms on an expression, which the emulator refuses. Other alarms stay the emulator's."""
    handlers = provisioners._RESOURCE_HANDLERS
    own = handlers["AWS::CloudWatch::Alarm"]

    def create(logical_id, properties, stack):
        if not properties.get("Metrics"):
            return own["create"](logical_id, properties, stack)
        name = name_of(properties, "AlarmName", logical_id, stack, 255)
        return name, {"Arn": f"arn:aws:cloudwatch:{get_region()}:{get_account_id()}:alarm:{name}"}

    def update(physical_id, old, new, stack, logical_id):
        return create(logical_id, new, stack)

    handlers["AWS::CloudWatch::Alarm"] = {
        **own,
        "create": create,
        "update": update,
        "update_with_logical_id": True,
    }
    say("for AWS::CloudWatch::Alarm on an expression")


def bucket_tags() -> None:
    """Keeps tags, which the emulator drops. CDK empties only tagged buckets when they are removed."""
    def keep_tags(name, properties):
        s3._bucket_tags[name] = {tag["Key"]: tag["Value"] for tag in properties.get("Tags", [])}

    after_write("AWS::S3::Bucket", keep_tags)
    say("for the tags of AWS::S3::Bucket")


def install() -> None:
    register("AWS::EC2::SecurityGroupIngress", security_group_rule)
    register("AWS::EC2::SecurityGroupEgress", security_group_rule)
    register("AWS::EC2::FlowLog", flow_log)
    register("AWS::Budgets::Budget", budget)
    # An alias switches to its new version at once, without a gradual shift of traffic or alarms.
    register("AWS::CodeDeploy::Application", named("ApplicationName"))
    register("AWS::CodeDeploy::DeploymentConfig", named("DeploymentConfigName"))
    register("AWS::CodeDeploy::DeploymentGroup", named("DeploymentGroupName"))
    alarm_on_metric_math()
    bucket_tags()
