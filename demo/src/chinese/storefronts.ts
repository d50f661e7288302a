/** What storefronts say in Chinese, by their names. */
export const storefrontWords: Readonly<Record<string, { readonly title: string; readonly intro: string }>> = {
  'worn-twice': {
    title: '穿过两次',
    intro: '我穿的，我装进箱子的，最舍不得送人的。放在这里的，至少跟我出过两次门。',
  },
  'quiet-rooms': {
    title: '安静的房间',
    intro: '东西不多，用得很久：杯子、纸、一台相机、窗边那把椅子。每一件为什么留下，我都写在旁边。',
  },
};
