// An entry of its own: whoever does not want Content-MD5 carries no byte of it.
export { contentMd5 } from './integrity/content-md5'
