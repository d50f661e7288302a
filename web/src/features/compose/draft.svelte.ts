import { limits, type ProductCard, type UploadedMedia } from '@spark/contract';
import { newIdempotencyKey } from '#lib/api/index.ts';
import { refuseFile } from './check-file.ts';
import { freePlace, type Place } from './place-tag.ts';
import { uploadPhoto, type Upload } from './upload-photo.ts';

/** A product placed on a photo. */
export interface DraftTag extends Place {
  product: ProductCard;
}

/** A photo of the draft: on its way up, there, or failed. */
export interface DraftPhoto {
  key: string;
  /** Absent for a photo of a kept draft: it is on the server already. */
  file: File | null;
  previewUrl: string;
  progress: number;
  media: UploadedMedia | null;
  failure: { sentence: string; canRetry: boolean } | null;
  alt: string;
  tags: DraftTag[];
}

/** What a draft is made of, as it can be kept on the device. */
export interface KeptDraft {
  intent: string;
  text: string;
  interests: string[];
  photos: { media: UploadedMedia; alt: string; tags: DraftTag[] }[];
}

/** A post being written. */
export interface Draft {
  text: string;
  interests: string[];
  readonly photos: DraftPhoto[];
  /** Names the wish to publish this one post: sent again after a failure, it never makes a second. */
  readonly intent: string;
  readonly isUploading: boolean;
  readonly tagCount: number;
  addPhotos(files: readonly File[]): number;
  retry(photo: DraftPhoto): void;
  remove(photo: DraftPhoto): void;
  restore(photo: DraftPhoto, at: number): void;
  addTag(photo: DraftPhoto, product: ProductCard, place: Place | null): void;
  keep(): KeptDraft;
}

/** Makes a draft: new, or the one kept on this device. Uploads begin as soon as a photo is chosen. */
export function createDraft(kept: KeptDraft | null, onRefused: (code: string | null) => void): Draft {
  const uploads = new Map<string, Upload>();
  let text = $state(kept?.text ?? '');
  let interests = $state(kept?.interests ?? []);
  const photos = $state<DraftPhoto[]>((kept?.photos ?? []).map(revive));
  const intent = kept?.intent ?? newIdempotencyKey();

  async function upload(key: string): Promise<void> {
    const photo = photos.find((one) => one.key === key);
    if (!photo?.file) return;
    photo.failure = null;
    photo.progress = 0;
    const started = uploadPhoto(photo.file, key, (share) => (photo.progress = share));
    uploads.set(key, started);
    const result = await started.result;
    uploads.delete(key);
    if (result.isOk) photo.media = result.media;
    else {
      photo.failure = result.failure;
      onRefused(result.failure.code);
    }
  }

  return {
    get text() {
      return text;
    },
    set text(words) {
      text = words;
    },
    get interests() {
      return interests;
    },
    set interests(slugs) {
      interests = slugs;
    },
    photos,
    intent,
    get isUploading() {
      return photos.some(({ media, failure }) => media === null && failure === null);
    },
    get tagCount() {
      return photos.reduce((sum, { tags }) => sum + tags.length, 0);
    },
    addPhotos(files) {
      const taken = files.slice(0, limits.photosPerPost - photos.length);
      for (const file of taken) {
        const sentence = refuseFile(file);
        const photo = newPhoto(file, sentence === null ? null : { sentence, canRetry: false });
        photos.push(photo);
        if (sentence === null) void upload(photo.key);
      }
      return files.length - taken.length;
    },
    retry: (photo) => void upload(photo.key),
    remove(photo) {
      uploads.get(photo.key)?.cancel();
      const at = photos.findIndex(({ key }) => key === photo.key);
      if (at !== -1) photos.splice(at, 1);
    },
    restore: (photo, at) => void photos.splice(at, 0, photo),
    addTag(photo, product, place) {
      photo.tags.push({ product, ...(place ?? freePlace(photo.tags)) });
    },
    keep: () => ({
      intent,
      text,
      interests: [...interests],
      photos: photos.flatMap(({ media, alt, tags }) =>
        media === null ? [] : [{ media: $state.snapshot(media), alt, tags: $state.snapshot(tags) }],
      ),
    }),
  };
}

function newPhoto(file: File, failure: DraftPhoto['failure']): DraftPhoto {
  return {
    key: crypto.randomUUID(),
    file,
    previewUrl: URL.createObjectURL(file),
    progress: 0,
    media: null,
    failure,
    alt: '',
    tags: [],
  };
}

function revive({ media, alt, tags }: KeptDraft['photos'][number]): DraftPhoto {
  return { key: media.id, file: null, previewUrl: media.url, progress: 1, media, failure: null, alt, tags };
}
