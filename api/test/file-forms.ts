import type { FileView } from '@demarche/contracts/files';
import type { Answer, Client } from './client.js';

/** A form with one file in the part of that name. */
export function formOf(content: string | Buffer, name = 'note.txt', part = 'file'): FormData {
  const form = new FormData();
  form.append(part, new Blob([content as string | Buffer<ArrayBuffer>]), name);
  return form;
}

export function send(by: Client, content: string | Buffer, name?: string): Promise<Answer<FileView>> {
  return by.post<FileView>('/api/files', formOf(content, name));
}

/** Sends a file. Throws unless it was kept. */
export async function keep(by: Client, content: string | Buffer, name?: string): Promise<FileView> {
  const answer = await send(by, content, name);
  if (answer.status !== 201) throw new Error(`file: ${answer.status} ${answer.text}`);
  return answer.body;
}
