export {
  openOutboundCaller,
  type OutboundAnswer,
  type OutboundCall,
  type OutboundCaller,
} from './call-outbound.ts';
export { judgeAddress, openOutbound, type OutboundResponse, type OutboundRules } from './open-outbound.ts';
export { OutboundError } from './outbound-error.ts';
export { isPublicHost } from './public-host.ts';
