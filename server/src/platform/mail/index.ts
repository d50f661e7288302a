export { composeLetter, type Letter, type LetterPart, type LetterWords } from './compose-letter.ts';
export { mountOneClick, oneClickHeaders, type OneClick } from './one-click.ts';
export { openMail, type Mail, type MailMessage } from './open-mail.ts';
export { letterLocale } from './letter-language.ts';
export { readLetterToken, signLetterToken } from './letter-token.ts';
