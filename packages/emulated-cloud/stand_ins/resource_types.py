"""Resources that only have to be there for a stack to be whole: nothing in the tests uses them."""

from ministack.core.responses import get_account_id, get_region
from ministack.services import s3
from ministack.services.cloudformation import provisioners

from .registry import name_of, register, say


def named(key: str):
    """Creates a resource that is known by the name in its property `key`."""
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
    """The emulator refuses alarms on an expression; for these alone ours stands in."""
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
    """The emulator forgets them; CDK empties no bucket on removal that is not tagged for it."""
    handlers = provisioners._RESOURCE_HANDLERS
    own = handlers["AWS::S3::Bucket"]

    def keep_tags(name, properties):
        s3._bucket_tags[name] = {tag["Key"]: tag["Value"] for tag in properties.get("Tags", [])}

    def create(logical_id, properties, stack):
        name, attributes = own["create"](logical_id, properties, stack)
        keep_tags(name, properties)
        return name, attributes

    def update(physical_id, old, new, *others):
        name, attributes = own["update"](physical_id, old, new, *others)
        keep_tags(name, new)
        return name, attributes

    handlers["AWS::S3::Bucket"] = {**own, "create": create, "update": update}
    say("for the tags of AWS::S3::Bucket")


def install() -> None:
    register("AWS::EC2::SecurityGroupIngress", security_group_rule)
    register("AWS::EC2::SecurityGroupEgress", security_group_rule)
    register("AWS::EC2::FlowLog", flow_log)
    register("AWS::Budgets::Budget", budget)
    # An alias goes to its new version at once: no part of the traffic first, and no alarm watches.
    register("AWS::CodeDeploy::Application", named("ApplicationName"))
    register("AWS::CodeDeploy::DeploymentConfig", named("DeploymentConfigName"))
    register("AWS::CodeDeploy::DeploymentGroup", named("DeploymentGroupName"))
    alarm_on_metric_math()
    bucket_tags()
