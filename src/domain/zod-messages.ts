import { z } from 'zod';

/** Schema messages reach people who write schemes and cases, so they are Chinese. */
z.config(z.locales.zhCN());
