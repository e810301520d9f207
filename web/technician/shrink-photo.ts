const longestEdge = 2_560;
const quality = 0.85;

/**
 * A photo as it is sent: as large as anybody looks at it, upright as it was taken. What is no picture that this browser reads, or
 * would not get smaller, stays as it is.
 */
export async function shrinkPhoto(file: File): Promise<{ readonly bytes: Blob; readonly name: string }> {
  const whole = { bytes: file, name: file.name };
  if (!file.type.startsWith('image/')) return whole;
  try {
    // How it was held stands in the file; the bitmap is turned by it.
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestEdge / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
    const paper = canvas.getContext('2d');
    if (paper === null) return whole;
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const bytes = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    return bytes.size < file.size ? { bytes, name: `${file.name.replace(/\.\w+$/, '')}.jpg` } : whole;
  } catch {
    return whole;
  }
}
