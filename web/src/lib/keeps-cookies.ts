const probe = 'spark_probe=1';

/** Whether this browser keeps cookies for Spark. What it says of itself is not asked: some say yes, and keep none. */
export function keepsCookies(): boolean {
  try {
    document.cookie = `${probe}; Path=/; Max-Age=5; SameSite=Lax`;
    return document.cookie.includes(probe);
  } catch {
    return false;
  }
}
