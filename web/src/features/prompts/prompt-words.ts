/** What somebody wanted to do when something stood in between. */
export type Wish = keyof ReturnType<typeof signUpTitles> | { follow: string };

/** Says what signing up is for. */
export function signUpTitle(wish: Wish): string {
  return typeof wish === 'object' ? `Sign up to follow ${wish.follow}` : signUpTitles()[wish];
}

/** Says what the membership is for. */
export function joinTitle(wish: Wish, membership: string): string {
  if (wish === 'post') return `Join ${membership} to post`;
  if (wish === 'comment') return `Join ${membership} to comment`;
  if (wish === 'edit') return `Join ${membership} to edit posts`;
  return `Join ${membership} to take part`;
}

function signUpTitles() {
  return {
    smile: 'Sign up to smile',
    vote: 'Sign up to vote',
    comment: 'Sign up to comment',
    post: 'Sign up to post',
    save: 'Sign up to save posts',
    bag: 'Sign up to fill your bag',
    list: 'Sign up to make lists',
    tune: 'Sign up to tune your feed',
    edit: 'Sign up to edit posts',
    share: 'Sign up to share your reviews',
    help: 'Sign up to say what helped you',
    photos: 'Sign up to add photos',
    picture: 'Sign up to show a picture',
    heart: 'Sign up to give hearts',
  };
}
