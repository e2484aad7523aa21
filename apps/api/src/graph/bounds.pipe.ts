import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { checkBounds } from './bounded.js';

/** Refuses arguments outside their bounds before a resolver runs. */
@Injectable()
export class BoundsPipe implements PipeTransform {
  transform(value: unknown, { metatype }: ArgumentMetadata): unknown {
    if (metatype && typeof value === 'object' && value !== null) checkBounds(metatype, value);
    return value;
  }
}
