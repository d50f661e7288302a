export { createDrawing, DrawingBusy, type Drawing } from './drawing.ts';
export type { Box, ColumnLayer, Layer, PictureLayer, Scene, Words } from './scene.ts';
