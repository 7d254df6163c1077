"""RDS, as far as a deployment and its functions use it, with a real PostgreSQL.

The emulator would run PostgreSQL in a container. Here a PostgreSQL already runs at STAND_IN_POSTGRES (a
URL with the superuser's password). A cluster is a database and a master user on it, and the Data API
runs its statements there. The proxy is another server, with the host name STAND_IN_PROXY_HOST.
"""

import json
import os
import secrets
from contextlib import closing
from urllib.parse import urlsplit

import psycopg2
from psycopg2 import sql
from ministack.services import rds, rds_data, secretsmanager
from ministack.services.cloudformation import provisioners

from .registry import register, say

POSTGRES = os.environ["STAND_IN_POSTGRES"]
PROXY_HOST = os.environ["STAND_IN_PROXY_HOST"]


def on_server(statements) -> None:
    """Runs statements as the superuser, each in its own transaction."""
    with closing(psycopg2.connect(POSTGRES)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def create_on_server(database: str, user: str, password: str) -> None:
    """Creates what a new RDS cluster has: a master user that is not a superuser, and the role rds_iam."""
    on_server([
        "do $$ begin if not exists (select from pg_roles where rolname = 'rds_iam') "
        "then create role rds_iam; end if; end $$",
        sql.SQL("create role {} login createrole createdb password {}").format(
            sql.Identifier(user), sql.Literal(password)),
        sql.SQL("grant rds_iam to {} with admin option, inherit false").format(sql.Identifier(user)),
        sql.SQL("create database {} owner {}").format(sql.Identifier(database), sql.Identifier(user)),
    ])


def delete_on_server(database: str, user: str) -> None:
    """Deletes the database and all roles that were created for it."""
    on_server([sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(database))])
    with closing(psycopg2.connect(POSTGRES)) as connection, connection.cursor() as cursor:
        # The master user last, because it granted the permissions of the others.
        cursor.execute(
            "select rolname from pg_roles where rolname !~ '^pg_' and not rolsuper "
            "order by rolname = %s", [user])
        roles = [name for (name,) in cursor.fetchall()]
    on_server(sql.SQL("drop role {}").format(sql.Identifier(name)) for name in roles)


def master_secret(cluster: str, user: str, password: str) -> str:
    name = f"rds!{cluster}"
    text = json.dumps({"username": user, "password": password})
    _, _, body = secretsmanager._create_secret({"Name": name, "SecretString": text})
    return json.loads(body)["ARN"]


def clusters() -> None:
    handlers = provisioners._RESOURCE_HANDLERS
    own = handlers["AWS::RDS::DBCluster"]

    def attributes(cluster, found):
        return {**found, "MasterUserSecret.SecretArn": cluster["_master_secret"]}

    def create(logical_id, properties, stack):
        physical_id, found = own["create"](logical_id, properties, stack)
        cluster = rds._clusters[physical_id]
        user, password = properties["MasterUsername"], secrets.token_urlsafe(24)
        create_on_server(properties["DatabaseName"], user, password)
        cluster["_master_secret"] = master_secret(physical_id, user, password)
        return physical_id, attributes(cluster, found)

    def update(physical_id, old, new, stack, logical_id):
        physical_id, found = own["update"](physical_id, old, new, stack, logical_id)
        return physical_id, attributes(rds._clusters[physical_id], found)

    def delete(physical_id, properties):
        cluster = rds._clusters.get(physical_id)
        own["delete"](physical_id, properties)
        if cluster:
            secretsmanager._delete_secret(
                {"SecretId": cluster["_master_secret"], "ForceDeleteWithoutRecovery": True})
            delete_on_server(properties["DatabaseName"], properties["MasterUsername"])

    handlers["AWS::RDS::DBCluster"] = {**own, "create": create, "update": update, "delete": delete}
    say("for the PostgreSQL of AWS::RDS::DBCluster, and for its master user's secret")


def data_api() -> None:
    """Connects the emulator's Data API to the PostgreSQL."""
    connect, execute = rds_data._connect, rds_data._execute_statement
    address = urlsplit(POSTGRES)
    here = {"Endpoint": {"Address": address.hostname, "Port": address.port}}
    rds_data._has_real_endpoint = lambda instance: True
    rds_data._connect = lambda instance, *others, **named: connect(
        {**instance, **here}, *others, **named)

    def execute_and_set_passwords(request):
        answer = execute(request)
        set_passwords_of_iam_users()
        return answer

    rds_data._execute_statement = execute_and_set_passwords
    say("for the PostgreSQL of the RDS Data API")


def set_passwords_of_iam_users() -> None:
    """The proxy in AWS signs in with its own tokens, the one here with the superuser's password."""
    password = sql.Literal(urlsplit(POSTGRES).password)
    with closing(psycopg2.connect(POSTGRES)) as connection, connection.cursor() as cursor:
        cursor.execute(
            "select rolname from pg_roles where rolcanlogin and not rolcreaterole "
            "and pg_has_role(oid, 'rds_iam', 'member') and not rolsuper")
        users = [name for (name,) in cursor.fetchall()]
    on_server(
        sql.SQL("alter role {} password {}").format(sql.Identifier(user), password)
        for user in users)


def orderable_options() -> None:
    """Adds the instance class of Aurora Serverless v2, which the emulator does not list."""
    own = rds._ACTION_MAP["DescribeOrderableDBInstanceOptions"]

    def describe(request):
        status, headers, body = own({**request, "DBInstanceClass": ["db.r5.large"]})
        return status, headers, body.replace(b"db.r5.large", b"db.serverless")

    rds._ACTION_MAP["DescribeOrderableDBInstanceOptions"] = describe
    say("for the instance class db.serverless")


def proxy(logical_id: str, properties: dict, stack: str):
    name = properties["DBProxyName"]
    if rds._db_proxies.get(name) is None:
        request = provisioners._ec_query({
            key: value for key, value in properties.items() if key not in ("Tags", "Auth")})
        provisioners._rds_call(rds._create_db_proxy, request, "AWS::RDS::DBProxy", "create")
    made = rds._db_proxies[name]
    made["Endpoint"] = PROXY_HOST
    return name, {"Endpoint": PROXY_HOST, "DBProxyArn": made["DBProxyArn"], "VpcId": made["VpcId"]}


def delete_proxy(name: str, properties: dict) -> None:
    rds._delete_db_proxy({"DBProxyName": [name]})


def target_group(logical_id: str, properties: dict, stack: str):
    group = rds._db_proxies[properties["DBProxyName"]]["TargetGroup"]
    return group["TargetGroupArn"], {"TargetGroupArn": group["TargetGroupArn"]}


def install() -> None:
    clusters()
    data_api()
    orderable_options()
    register("AWS::RDS::DBProxy", proxy, delete_proxy)
    register("AWS::RDS::DBProxyTargetGroup", target_group)
