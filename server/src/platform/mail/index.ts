export { openMail, type Mail, type MailMessage } from './open-mail.ts';
