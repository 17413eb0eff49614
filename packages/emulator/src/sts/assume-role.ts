import { need, type RpcCall } from '../rpc/rpc-call'
import { RpcError } from '../rpc/rpc-error'

/** Source: AssumeRole: the default is an hour, the longest session half a day. */
const DEFAULT_SECONDS = 3600
const LONGEST_SECONDS = 43_200

/** Any role may be assumed; it may do whatever the account may. A `Policy` is accepted and not evaluated. */
export function assumeRole(call: RpcCall): object {
  const { credentials, settings } = call.backend
  const roleArn = need(call, 'RoleArn')
  const sessionName = need(call, 'RoleSessionName')
  const role = /^acs:ram::(\d+):role\/(.+)$/i.exec(roleArn)
  if (!role) throw new RpcError('InvalidParameter.RoleArn', 'The parameter RoleArn is wrongly formed.')
  if (!/^[\w.@-]{2,64}$/.test(sessionName)) {
    throw new RpcError('InvalidParameter.RoleSessionName', 'The parameter RoleSessionName is wrongly formed.')
  }
  const seconds = Number(call.parameters.get('DurationSeconds') || DEFAULT_SECONDS)
  if (!(seconds >= settings.minAssumeRoleSeconds && seconds <= LONGEST_SECONDS)) {
    throw new RpcError(
      'InvalidParameter.DurationSeconds',
      `The Min/Max value of DurationSeconds is ${settings.minAssumeRoleSeconds}/${LONGEST_SECONDS}.`,
    )
  }
  const credential = credentials.issue({ kind: 'account' }, seconds * 1000)
  return {
    AssumedRoleUser: {
      Arn: `acs:ram::${role[1]}:assumed-role/${role[2]}/${sessionName}`,
      AssumedRoleId: `300000000000000000:${sessionName}`,
    },
    Credentials: {
      AccessKeyId: credential.accessKeyId,
      AccessKeySecret: credential.accessKeySecret,
      SecurityToken: credential.securityToken,
      Expiration: new Date(credential.expiresAt).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    },
  }
}
